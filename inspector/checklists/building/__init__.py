"""From the models of a checklist file to the domain's values, with every fault in its place."""
