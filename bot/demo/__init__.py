"""The sample feeds and the little server that plays them."""
