# rules
kind-dated-rule = quy định có thời hạn
