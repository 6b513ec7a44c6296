"""The sitemap: all public pages of a portal, for search engines."""
