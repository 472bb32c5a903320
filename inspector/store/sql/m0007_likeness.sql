-- Computed: how a photo looks, so that the same one is found again without its picture.
ALTER TABLE evidence ADD COLUMN look TEXT;
