"""Technical analysis: the city's ICT today, what the project needs, and how it is designed."""
