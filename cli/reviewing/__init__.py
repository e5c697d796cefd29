"""The page on which a draft is reviewed, full screen in a terminal: import it only when it is opened."""
