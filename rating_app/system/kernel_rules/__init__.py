"""Rules by which Linux restricts this process, its native libraries and its children, permanently and at its own
request.

No library is needed: a rule is a few system calls. On other systems, and on kernels without a rule, RuleMissing gives
the reason.
"""
