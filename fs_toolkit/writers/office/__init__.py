"""LibreOffice, where it is installed: it lays a report out, so that its pages can be counted.

It never sees the report itself but a copy without controls, fields and anything that leads
outside; what it saves is never handed to anybody but as a PDF.
"""
