"""Many recordings, rated in processes of their own, on this computer or on a cluster.

`job` says what is asked and answered, `recording` does it for one, `processes` and `cluster` have it done for many,
and `panel` brings the answers into the out folder, where `ledger` remembers what is finished.
"""
