# four_goods
