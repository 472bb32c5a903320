"""Line-API widgets: each paints lines it is given, and repaints only those that changed."""
