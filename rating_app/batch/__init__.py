"""Many recordings, rated in separate processes, on this computer or on a cluster.

`job` defines jobs and answers, `recording` does one job, `processes` and `cluster` have many done, and `panel` collects
the answers in the out folder, where `ledger` records what is finished.
"""
