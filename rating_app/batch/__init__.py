"""Many recordings, rated in separate processes, on this computer or on a cluster.

`job` defines requests and answers, `recording` carries out one, `processes` and `cluster` distribute many, and
`out_folder` writes the results and remembers what is finished.
"""
