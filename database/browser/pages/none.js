// Stands for the scripts that Browser would fetch from others, and does nothing.
