// Only what a source says to have happened: no denial, no plan, no scenario.
WITH * WHERE c.polarity = 'asserts' AND NOT c.modality IN ['intended', 'conditional']
