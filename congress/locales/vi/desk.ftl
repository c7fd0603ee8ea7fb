# The desk at the door: members checked in by several devices at once, who is in the hall at any second, and votes by card.
