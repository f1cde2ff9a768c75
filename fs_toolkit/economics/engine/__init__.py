"""The economic model: lines desugared to trees over years, evaluated for options and scenarios."""
