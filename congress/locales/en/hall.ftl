# The hall: the chair's console, the projector's page, the phones' page, speakers, and the clock.
