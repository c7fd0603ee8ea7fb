# mandates
