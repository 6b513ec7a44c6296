"""Parts of a portal for the pages of partners: lists, maps, dates, single services, figures."""
