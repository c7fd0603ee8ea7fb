# words of portal
