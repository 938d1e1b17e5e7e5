"""What every address under /api/ has in common: keys, pace, and problems told as RFC 9457 says."""
