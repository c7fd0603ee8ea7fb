# The site's categories
categories-title = Categories
categories-about = Each article stands in one category; readers open a category to see its articles. The order here is the order on the site.
categories-name = Category { $number }
categories-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
categories-up-label = Move “{ $name }” up
categories-remove = Remove
categories-remove-label = Remove the category “{ $name }”
categories-new = Add a category
categories-new-hint = A short name, for example: Learning. Leave it empty to add none.
categories-save = Save
categories-saved = The categories are saved.
categories-no-name = The category “{ $slug }” has no name. Write one, or press “Remove”.
categories-too-long = The name of the category “{ $slug }” is longer than { $most } characters. Shorten it.
categories-twice = There is a category called “{ $name }” already. Choose another name.
categories-used = Articles stand in this category, so it cannot be removed. Move them to another one first.
kind-category = categories
verb-save-categories = changed the categories
