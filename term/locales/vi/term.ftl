# words of term
