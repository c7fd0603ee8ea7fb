# Totals along the tree of units.
totals-title = Totals
totals-of = Totals of { $name }
totals-all = Totals of all units
totals-lead = Each square: what share of the cells that released figures reached the target. A name leads to the units below it.
totals-members = { $all } members: { $official } official, { $probationary } probationary.
totals-on-day = As the units stood, and as cells had released, by { $day }.
totals-empty = No cell below has released figures yet.
totals-map = Targets by unit
totals-unit = Unit
totals-whole = All
totals-lowest = Lowest
totals-middle = Middle
totals-highest = Highest
totals-cells = { $count } cells
totals-legend = After the stroke: how many cells are judged. Well: from 80% of the cells on; badly: below 50%. The cells released the figures; they are added up as they come in.
reading-tong-hop = Totals
