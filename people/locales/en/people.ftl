# words of people
