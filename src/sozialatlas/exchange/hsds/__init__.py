"""The directory in HSDS 3.1 of Open Referral, with our profile HSDS-DE."""
