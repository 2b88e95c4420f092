"""The recipe of the model that ships: its data and targets, its network, its random views of faces."""
