"""Spreadsheets: read from strangers into plain values, and written."""
