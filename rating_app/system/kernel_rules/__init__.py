"""What Linux forbids this process, its native libraries and its children for good, because the process asked for it.

No library is needed: a rule is a few system calls. Elsewhere, and on kernels without a rule, RuleMissing says why.
"""
