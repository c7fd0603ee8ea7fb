# ratings
