# inspections
