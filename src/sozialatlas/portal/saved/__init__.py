"""The saved list (Merkliste): what somebody takes along stands in an address, and only there."""
