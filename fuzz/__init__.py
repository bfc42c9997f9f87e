"""Any bytes as inputs, texts, arguments and settings: harnesses for atheris, whose laws the tests hold too."""
