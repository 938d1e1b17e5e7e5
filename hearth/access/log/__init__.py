"""The log, read: by an auditor without anybody's words; its sentences serve the page of one family too."""
