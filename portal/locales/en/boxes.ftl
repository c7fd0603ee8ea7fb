# The boxes of weather and exchange rates
boxes-weather = Weather
boxes-rates = Exchange rates
boxes-not-yet = The source has given no value yet.
boxes-note = { $source } · { $time } ({ $age })
boxes-silent = The source did not answer when asked at { $time }; above is the last value it gave, if any.
boxes-just-now = just now
boxes-minutes-ago = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
boxes-hours-ago = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
boxes-days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
boxes-currency = Currency
boxes-buy = Buy
boxes-sell = Sell
boxes-sky-clear = Clear
boxes-sky-partly = Partly cloudy
boxes-sky-overcast = Overcast
boxes-sky-fog = Fog
boxes-sky-drizzle = Drizzle
boxes-sky-rain = Rain
boxes-sky-snow = Snow
boxes-sky-showers = Showers
boxes-sky-storm = Thunderstorm
boxes-sky-unknown = Unknown

boxes-settings = Sources of weather and rates
boxes-settings-about = While a source is off, the server calls nobody and the site has no such box. A reader’s browser never calls a source.
boxes-mode = Where the value comes from
boxes-mode-off = Off
boxes-mode-fetched = Fetched from an address
boxes-mode-typed = Typed by hand
boxes-url = Address of the source
boxes-url-hint-weather = Begins with https:// and answers with Open-Meteo’s JSON, current=temperature_2m,weather_code. Asked every 15 minutes.
boxes-url-hint-rates = Begins with https:// and answers with XML as Vietcombank writes it. Asked every 60 minutes.
boxes-known-weather = Open-Meteo, Uông Bí (change latitude and longitude for another place)
boxes-known-rates = Vietcombank
boxes-typed = Typed by hand
boxes-typed-hint-weather = For example: 26–31 °C, showers in the afternoon.
boxes-typed-hint-rates = One currency a line, for example: USD buy 25,115, sell 25,485.
boxes-source = Name of the source
boxes-source-hint = Readers see it under the value.
boxes-save = Save
boxes-saved = Saved.
boxes-fetched = Saved, and the source gave its value.
boxes-bad-url = The address must begin with https:// and be complete. Copy the source’s whole address.
boxes-nothing-typed = Nothing is typed. Write into “Typed by hand”, or choose “Off”.
boxes-no-source = The source has no name. Readers need to know where the value comes from.
boxes-too-long = Too long: a typed value takes 500 characters, a source’s name 150.
boxes-fault-unreachable = Saved, but when asked last the source did not answer. The server will ask again; if it stays so, look at the address and the line.
boxes-fault-refused = Saved, but when asked last the source refused or had moved. Look at the address.
boxes-fault-too-large = Saved, but the source sent more than 1 MB, which is not read. Look at the address.
boxes-fault-unreadable = Saved, but what the source sent is not in the expected form. Look at the address.
