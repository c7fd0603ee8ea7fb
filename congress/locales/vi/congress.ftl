# words of congress
