# rules
kind-dated-rule = dated rule
