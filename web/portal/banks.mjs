// The two banks of the demo. Each is a portal of its own, on an origin of its own, and a tenant of the network.
export const banks = [
    {tenant: "deux-rives", name: "Banque des Deux Rives", style: "deux-rives.css", mark: "deux-rives.svg"},
    {tenant: "estuaire", name: "Crédit de l’Estuaire", style: "estuaire.css", mark: "estuaire.svg"},
];
