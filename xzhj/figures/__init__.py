"""What both rules and papers count: ages, shares, composition, working days."""
