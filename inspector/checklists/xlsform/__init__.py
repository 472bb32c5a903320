"""XLSForm: the form of ODK, KoboToolbox and others, read through pyxform and carried over."""
