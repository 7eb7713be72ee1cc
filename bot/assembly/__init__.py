"""Parts of the composition root: what joins the configuration, the storage and the platforms."""
