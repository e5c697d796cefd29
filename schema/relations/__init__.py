"""The relationship types that come with dots: a module for each topic, and all of them in ``catalogue``."""
