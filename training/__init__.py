"""Where the models of the package come from: `make train DATA=FOLDER`. Nothing here is installed with the package."""
