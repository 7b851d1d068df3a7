"""Ward days that never were: how true the forecast is where the truth is known."""
