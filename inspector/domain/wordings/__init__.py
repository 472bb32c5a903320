"""The wordings by which Chinese scoring sheets say how points go, read and told back."""
