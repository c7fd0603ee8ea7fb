# fees
