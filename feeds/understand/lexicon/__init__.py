"""The shipped keyword lists and topics: data, reviewed by people."""
