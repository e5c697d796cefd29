"""Exchange, outwards: what a graph holds, in the formats of others.

A record that came from such a format stands word for word in the text of its document, and goes out as it came in;
everything else is put into the words of the format, as far as it has them.
"""
