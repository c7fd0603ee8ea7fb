registry-title = Papers
