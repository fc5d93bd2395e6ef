"""How Chinese papers write things: numerals, dates, widths, ID numbers, peoples, schooling, names. Imports the model alone."""
