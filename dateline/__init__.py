"""Dateline: raw news pages in, an incident record that can be checked out."""
