"""Word, Excel and OpenDocument files: archives of XML, put together anew from the parts that were checked."""
